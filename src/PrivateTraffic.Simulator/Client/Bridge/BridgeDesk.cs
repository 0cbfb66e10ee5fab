using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>The native side of the JS-SDK: keeps the frames, lets calls in, and settles the dialogs they open.</summary>
internal sealed class BridgeDesk(Corporation corp, TrustedDomains trusted, ClientSettings settings)
{
    private const int MostFrames = 200;

    private readonly SignatureGate gate = new(corp, trusted);
    private readonly Dictionary<string, Frame> frames = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private int opened;

    /// <summary>A fresh frame beside a conversation.</summary>
    public Frame Open(Conversation conversation, string? entry)
    {
        var frame = new Frame($"f{++opened}", conversation, entry ?? conversation.Kind switch
        {
            ConversationKind.Customer => "single_chat_tools",
            ConversationKind.Group => "group_chat_tools",
            _ => "normal",
        });
        frames.Add(frame.Id, frame);
        order.Enqueue(frame.Id);
        if (order.Count > MostFrames)
        {
            frames.Remove(order.Dequeue());
        }

        return frame;
    }

    /// <summary>A call from the page.</summary>
    /// <exception cref="MistakenRequest">The frame is gone.</exception>
    public BridgeReply Invoke(string frameId, BridgeCall call)
    {
        var frame = FrameOf(frameId);
        var answer = call.Name switch
        {
            "agentConfig" => gate.ConfigureAgent(frame, call),
            "preVerifyJSAPI" => gate.ConfigureCorp(frame, call),
            _ => Call(frame, call),
        };
        return answer.Dialog is { } dialog ? Show(frame, dialog) : new BridgeReply(answer.Result, null);
    }

    /// <summary>What a person did with a dialog.</summary>
    public BridgeReply Settle(string frameId, string dialogId, Decision decision, IReadOnlyList<string> chosen)
    {
        var frame = FrameOf(frameId);
        return frame.Dialogs.Remove(dialogId, out var dialog)
            ? new BridgeReply(Outcome(dialog, decision, chosen).Result, null)
            : throw new MistakenRequest("This dialog is closed.");
    }

    private BridgeAnswer Call(Frame frame, BridgeCall call)
    {
        if (!BridgeApis.All.TryGetValue(call.Name, out var api))
        {
            return BridgeAnswer.Fail(call.Name, "function not exist");
        }

        if (!frame.IsSignedFor(call.SignedUrl) || !frame.Allows(call.Name))
        {
            return BridgeAnswer.Fail(call.Name, "permission denied");
        }

        var missing = api.Needs switch
        {
            BridgeNeeds.Nothing => false,
            BridgeNeeds.App => frame.App is null,
            BridgeNeeds.CustomerContact => frame.App is not { Rights: AppRights.CustomerContact } || !frame.Conversation.Member.ServesCustomers,
            _ => throw new InvalidOperationException($"Unknown need {api.Needs}."),
        };
        return missing ? BridgeAnswer.Fail(call.Name, "fail no permission") : api.Handle(new BridgeContext(corp, frame, call));
    }

    private BridgeReply Show(Frame frame, BridgeDialog dialog)
    {
        if (settings.Dialogs != Decision.Ask)
        {
            return new BridgeReply(Outcome(dialog, settings.Dialogs, []).Result, null);
        }

        var id = $"d{frame.Dialogs.Count + 1}-{dialog.Api}";
        frame.Dialogs[id] = dialog;
        return new BridgeReply(null, new ShownDialog(id, dialog.Api, dialog.Kind, dialog.Details));
    }

    private static BridgeAnswer Outcome(BridgeDialog dialog, Decision decision, IReadOnlyList<string> chosen) => decision switch
    {
        Decision.Ok => dialog.Finish(chosen),
        Decision.Fail => BridgeAnswer.Fail(dialog.Api, "fail"),
        _ => BridgeAnswer.Fail(dialog.Api, "cancel"),
    };

    private Frame FrameOf(string id) => frames.GetValueOrDefault(id) ?? throw new MistakenRequest("This frame is gone.");
}

/// <summary>What the client page gets: the result for the page in the frame, or a dialog to show first.</summary>
internal sealed record BridgeReply(IReadOnlyDictionary<string, object>? Result, ShownDialog? Dialog);

internal sealed record ShownDialog(string Id, string Api, string Kind, object Details);
