using PrivateTraffic.Benchmarks;

return await CommandLine.RunAsync(args);
