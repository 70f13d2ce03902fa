using System.Net;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>Why an address is not that of a REST API.</summary>
/// <param name="Reason">A sentence.</param>
/// <param name="IsAbsence">Whether there seems to be none, rather than one that refuses.</param>
internal sealed record RestRefusal(string Reason, bool IsAbsence)
{
    public static RestRefusal Of(FetchedResource answer) => RestJson.ErrorOf(answer) switch
    {
        null when answer.Status == HttpStatusCode.NotFound => new("not WordPress, or its REST API was taken away (404).", IsAbsence: true),
        null when answer.IsSuccess => new($"not WordPress: {answer.Address} gives {answer.MediaType ?? "something"} that is no REST API.", IsAbsence: true),
        null => new($"refused ({Refusal.Describe(answer)}).", IsAbsence: false),
        var error when answer.Status == HttpStatusCode.NotFound => new($"not WordPress, or its REST API was taken away (404 {error}).", IsAbsence: true),
        var error => new($"REST disabled ({Refusal.Describe(answer)} {error}).", IsAbsence: false),
    };
}
