import { expect, test } from 'vitest'
import { refusalOf, WeComRefusal } from './refusal'

test.each([
  ['sendChatMessage:cancel', undefined, 'cancelled'],
  ['getCurExternalContact:fail no permission', -1, 'noPermission'],
  ['getCurExternalContact:nopermission', -1, 'noPermission'],
  ['sendChatMessage:permission denied', -1, 'noPermission'],
  ['getCurExternalContact:fail without context of external contact', -1, 'noContext'],
  ['getContext:function not exist', -1, 'tooOld'],
  ['agentConfig:fail invalid url domain', -1, 'domain'],
  ['agentConfig:fail', 80001, 'domain'],
  ['agentConfig:fail', 85005, 'ownership'],
  ['agentConfig:fail invalid signature', -1, 'signature'],
  ['agentConfig:fail', 40093, 'signature'],
  ['config:offline verifying', -1, 'signature'],
  ['config:fail', -1, 'signature'],
  ['agentConfig:fail invalid agentid', -1, 'app'],
  ['agentConfig:fail no permission', 92000, 'member'],
  ['sendChatMessage:fail invalid imgurl', -1, 'content'],
  ['sendChatMessage:fail', -1, 'other'],
])('%s with code %s is understood as %s', (errMsg, errCode, reason) => {
  expect(refusalOf({ errMsg, errCode })).toMatchObject({ reason })
})

test('the words of WeCom are kept for the administrator, with the code where it says something', () => {
  expect(refusalOf({ errMsg: 'agentConfig:fail', errCode: 40093 })).toEqual(
    new WeComRefusal('signature', 'agentConfig:fail (40093)'),
  )
  expect(refusalOf({ errMsg: 'getContext:fail', errCode: -1 })).toEqual(new WeComRefusal('other', 'getContext:fail'))
})

test('what is not WeCom’s is handed on as it is', () => {
  const error = new TypeError('ours')

  expect(refusalOf(error)).toBe(error)
})
