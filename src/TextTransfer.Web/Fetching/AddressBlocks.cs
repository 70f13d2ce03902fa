using System.Net;
using System.Net.Sockets;

namespace TextTransfer.Web.Fetching;

/// <summary>
/// Tells addresses of the public internet from all others (the IANA registries of special-purpose addresses, RFC 6890, and the
/// metadata services of cloud providers).
/// </summary>
internal static class AddressBlocks
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Networks whose addresses carry an IPv4 address, and at which byte: compatible, NAT64 (RFC 6052), 6to4.</summary>
    private static readonly (IPNetwork Network, int Offset)[] Carriers =
    [
        (IPNetwork.Parse("::/96"), 12), (IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2),
    ];

    // The first that holds an address decides, so the narrow ones come first.
    private static readonly Block[] Blocks =
    [
        new("169.254.169.254/32", "the metadata service of a cloud"),
        new("168.63.129.16/32", "the metadata service of a cloud"),
        new("100.100.100.200/32", "the metadata service of a cloud"),
        new("169.254.0.23/32", "the metadata service of a cloud"),
        new("169.254.170.0/24", "the metadata service of a cloud"),
        new("fd00:ec2::/32", "the metadata service of a cloud"),
        new("fe80::a9fe:a9fe/128", "the metadata service of a cloud"),
        new("fd20:ce::254/128", "the metadata service of a cloud"),
        new("0.0.0.0/8", "an unspecified address"),
        new("10.0.0.0/8", "a private address", IsPrivate: true),
        new("172.16.0.0/12", "a private address", IsPrivate: true),
        new("192.168.0.0/16", "a private address", IsPrivate: true),
        new("100.64.0.0/10", "a shared address of a provider's network", IsPrivate: true),
        new("127.0.0.0/8", "a loopback address", IsPrivate: true),
        new("169.254.0.0/16", "a link-local address", IsPrivate: true),
        new("192.0.0.0/24", "reserved for protocols"),
        new("192.0.2.0/24", "reserved for documentation"),
        new("198.51.100.0/24", "reserved for documentation"),
        new("203.0.113.0/24", "reserved for documentation"),
        new("192.88.99.0/24", "a relay of 6to4"),
        new("198.18.0.0/15", "reserved for benchmarks"),
        new("224.0.0.0/4", "a multicast address"),
        new("240.0.0.0/4", "reserved"),
        new("::/128", "an unspecified address"),
        new("::1/128", "a loopback address", IsPrivate: true),
        new("fc00::/7", "a unique-local address", IsPrivate: true),
        new("fe80::/10", "a link-local address", IsPrivate: true),
        new("fec0::/10", "a site-local address", IsPrivate: true),
        new("64:ff9b:1::/48", "a translated address of a local network", IsPrivate: true),
        new("ff00::/8", "a multicast address"),
        new("2001::/23", "reserved for protocols"),
        new("2001:db8::/32", "reserved for documentation"),
        new("3fff::/20", "reserved for documentation"),
    ];

    /// <summary>Why an address may not be asked, as the end of a sentence about it; <see langword="null"/> when it may.</summary>
    public static string? Refuse(IPAddress address, bool allowPrivate)
    {
        var inner = Carried(address) ?? address;
        foreach (var block in Blocks)
        {
            if (block.Network.Contains(inner))
                return allowPrivate && block.IsPrivate ? null : block.Name;
        }

        return inner.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(inner) ? "not a public address" : null;
    }

    private static IPAddress? Carried(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.IPv6Loopback))
            return null;

        // Before all else, since IPNetwork compares the bits of a mapped address as if it were IPv4 already.
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();

        foreach (var (network, offset) in Carriers)
        {
            if (network.Contains(address))
                return new(address.GetAddressBytes().AsSpan(offset, 4));
        }

        return null;
    }

    private sealed record Block(IPNetwork Network, string Name, bool IsPrivate)
    {
        public Block(string network, string name, bool IsPrivate = false)
            : this(IPNetwork.Parse(network), name, IsPrivate)
        {
        }
    }
}
