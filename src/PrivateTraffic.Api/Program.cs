using PrivateTraffic.Api.Cli;

return await CommandLine.RunAsync(args, Surroundings.OfProcess());
