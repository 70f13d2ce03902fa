using System.CommandLine;

namespace TextTransfer.Cli;

/// <summary>Names the values that an option takes where it is given another: the parser names its type.</summary>
internal static class OptionValues
{
    /// <summary>Has a command, and those below it, check the options that take one of a few values.</summary>
    public static void Check(Command command)
    {
        foreach (Option option in command.Options)
        {
            Type type = option.ValueType.GetElementType() ?? Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
            if (!type.IsEnum)
                continue;

            string[] names = [.. Enum.GetNames(type).Select(n => n.ToLowerInvariant())];
            option.Validators.Add(result =>
            {
                foreach (string value in result.Tokens.SelectMany(t => type.IsDefined(typeof(FlagsAttribute), inherit: false) ? t.Value.Split(',', StringSplitOptions.TrimEntries) : [t.Value]))
                {
                    if (!names.Contains(value, StringComparer.OrdinalIgnoreCase))
                        result.AddError($"{option.Name} takes {string.Join(", ", names[..^1])} or {names[^1]}, not '{value}'.");
                }
            });
        }

        foreach (Command below in command.Subcommands)
            Check(below);
    }
}
