type Callback = (result: Record<string, unknown>) => void
type Reply = Record<string, unknown> | 'silent' | Promise<Record<string, unknown>>

/** WeCom's client as the real @wecom/jssdk sees it: a user agent and a bridge. */
export class FakeClient {
  readonly calls: { name: string; params: Record<string, unknown> }[] = []

  /** What each call is answered; a test replaces those it is about. */
  readonly replies: Record<string, () => Reply> = {
    agentConfig: () => ({ err_msg: 'agentConfig:ok' }),
    getContext: () => ({ err_msg: 'getContext:ok', entry: 'single_chat_tools' }),
    getCurExternalContact: () => ({ err_msg: 'getCurExternalContact:ok', userId: 'wmCustomer' }),
    getCurExternalChat: () => ({ err_msg: 'getCurExternalChat:ok', chatId: 'wrGroup' }),
    sendChatMessage: () => ({ err_msg: 'sendChatMessage:ok' }),
    openEnterpriseChat: () => ({ err_msg: 'openEnterpriseChat:ok' }),
  }

  install(userAgent = 'Mozilla/5.0 wxwork/4.1.36 MicroMessenger/7.0.1'): void {
    Object.defineProperty(navigator, 'userAgent', { configurable: true, value: userAgent })
    Object.defineProperty(window, 'WeixinJSBridge', {
      configurable: true,
      value: { invoke: this.invoke, on: () => undefined },
    })
  }

  remove(): void {
    Reflect.deleteProperty(navigator, 'userAgent')
    Reflect.deleteProperty(window, 'WeixinJSBridge')
  }

  /** The texts that the page wanted to have sent. */
  get messages(): unknown[] {
    return this.calls.filter((call) => call.name === 'sendChatMessage').map((call) => call.params['text'])
  }

  private readonly invoke = (name: string, params: Record<string, unknown>, callback: Callback): void => {
    this.calls.push({ name, params })
    const reply = this.replies[name]!()
    if (reply !== 'silent') {
      void Promise.resolve(reply).then(callback)
    }
  }
}
