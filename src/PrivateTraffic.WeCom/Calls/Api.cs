using System.Text.Json.Serialization.Metadata;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>Describes calls in a line each: <c>Api.Read("externalcontact/list", Wire.ListReply, ("userid", member.Value))</c>.</summary>
internal static class Api
{
    /// <summary>A GET; all of WeCom's GETs only read.</summary>
    public static ApiCall<TReply> Read<TReply>(
        string operation, JsonTypeInfo<TReply> reply, params ReadOnlySpan<(string Name, string Value)> query)
    {
        var pairs = new KeyValuePair<string, string>[query.Length];
        for (var i = 0; i < query.Length; i++)
        {
            pairs[i] = new(query[i].Name, query[i].Value);
        }

        return new ApiCall<TReply>(operation, CallSafety.Read, reply) { Query = pairs };
    }

    /// <summary>A POST that only reads.</summary>
    public static ApiCall<TReply> Read<TRequest, TReply>(
        string operation, TRequest request, JsonTypeInfo<TRequest> type, JsonTypeInfo<TReply> reply) =>
        Post(operation, CallSafety.Read, request, type, reply);

    /// <summary>A POST that leaves the same state however often it arrives.</summary>
    public static ApiCall<TReply> Repeatable<TRequest, TReply>(
        string operation, TRequest request, JsonTypeInfo<TRequest> type, JsonTypeInfo<TReply> reply) =>
        Post(operation, CallSafety.Repeatable, request, type, reply);

    /// <summary>A POST that must not arrive twice.</summary>
    public static ApiCall<TReply> Once<TRequest, TReply>(
        string operation, TRequest request, JsonTypeInfo<TRequest> type, JsonTypeInfo<TReply> reply) =>
        Post(operation, CallSafety.Once, request, type, reply);

    private static ApiCall<TReply> Post<TRequest, TReply>(
        string operation, CallSafety safety, TRequest request, JsonTypeInfo<TRequest> type, JsonTypeInfo<TReply> reply) =>
        new(operation, safety, reply) { Body = JsonBody.Of(request, type) };
}
