using Microsoft.Extensions.Options;

namespace PrivateTraffic.Api.Access;

[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;
