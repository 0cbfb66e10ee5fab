using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.WeCom.Tests.Callbacks;

/// <summary>The sample messages that WeCom publishes with its callback libraries (D90968).</summary>
internal static class OfficialSample
{
    public static CallbackCrypto Crypto => new("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");

    /// <summary>The test of the address.</summary>
    public static class Echo
    {
        public const string Signature = "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3";
        public const string Timestamp = "1409659589";
        public const string Nonce = "263014780";
        public const string Encrypted = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
        public const string Plaintext = "1616140317555161061";
    }

    /// <summary>A member writes "hello" to the app.</summary>
    public static class Message
    {
        public const string Signature = "477715d11cdb4164915debcba66cb864d751f3e6";
        public const string Timestamp = "1409659813";
        public const string Nonce = "1372623149";

        public const string Encrypted =
            "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg"
                + "3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+k"
                + "DZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6ti"
                + "WSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p"
                + "8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

        public const string Body =
            "<xml>\n<ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[" + Encrypted + "]]></Encrypt>\n"
            + "<AgentID><![CDATA[218]]></AgentID>\n</xml>";
    }
}
