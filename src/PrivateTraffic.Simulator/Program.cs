using System.Runtime.InteropServices;
using PrivateTraffic.Simulator;

var command = CommandLine.Parse(args);
if (command.Options is not { } options)
{
    await (command.ExitCode == 0 ? Console.Out : Console.Error).WriteLineAsync(command.Text);
    return command.ExitCode;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await using var host = await SimulatorHost.StartAsync(options, stop.Token);
    await Console.Out.WriteLineAsync(host.Describe());
    await host.WaitForShutdownAsync(stop.Token);
    return 0;
}
catch (IOException portIsTaken)
{
    await Console.Error.WriteLineAsync(portIsTaken.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
