import { answerOf, api, type Schema } from '@/app/http'
import { refusalOf, WeComSilent } from './refusal'

type Sdk = typeof import('@wecom/jssdk')

const APIS = ['getContext', 'getCurExternalContact', 'getCurExternalChat', 'sendChatMessage', 'openEnterpriseChat']

/** Long enough for a slow phone, short enough for a person. */
const PATIENCE_MS = 10_000

/** WeCom's own library; it is of no use outside WeCom, so it comes when it is asked for. */
export const loadSdk = (): Promise<Sdk> => import('@wecom/jssdk')

/**
 * The answer of a call of the SDK, whose promises may stay open for ever.
 * @throws {WeComRefusal} WeCom's client refused.
 * @throws {WeComSilent} it did not answer in time.
 */
export async function within<T>(call: Promise<T>, patience = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WeComSilent()), patience)
  })
  try {
    return await Promise.race([call, silence])
  } catch (error) {
    throw refusalOf(error)
  } finally {
    clearTimeout(timer)
  }
}

/** Proves to WeCom's client that this page belongs to the app, by a signature that our server makes for its address. */
export async function register(sdk: Sdk): Promise<void> {
  const url = location.href.split('#')[0] ?? location.href
  const first = await signatureFor(url)
  sdk.register({
    corpId: first.corpId,
    agentId: first.agentId,
    jsApiList: APIS,
    // The SDK asks again when the address of the page has changed.
    getAgentConfigSignature: async (asked) => (asked === url ? first : signatureFor(asked)),
  })
  await within<unknown>(sdk.ensureConfigReady())
}

const signatureFor = (url: string): Promise<Schema['SignatureResponse']> =>
  answerOf(api.GET('/api/v1/jssdk/signature', { params: { query: { url, identity: 'agent' } } }))
