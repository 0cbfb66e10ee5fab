using Microsoft.Extensions.Hosting;
using PrivateTraffic.Data;
using PrivateTraffic.Sync;

// A node that pulls and places and serves nobody: the same settings as the API host, which then has Sync:Enabled switched off.
var builder = Host.CreateApplicationBuilder(args);
var configuration = builder.Configuration.GetSection("PrivateTraffic");
builder.Services.AddPrivateTrafficData(configuration).AddPrivateTrafficSync(configuration);
await builder.Build().RunAsync();
