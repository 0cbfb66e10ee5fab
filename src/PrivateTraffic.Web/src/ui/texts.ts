import { defineTexts } from '@/app/language'

export default defineTexts(
  {
    loading: '加载中…',
    retry: '重试',
    noAnswer: '无法连接服务器，请检查网络后重试。',
    signingIn: '正在前往登录…',
    unexpected: '页面出错了，请刷新重试。',
    trace: '追踪编号：{id}',
    language: '语言',
    yuan: '{amount} 元',
    days: '{n} 天',
    today: '今天',
    yesterday: '昨天',
    daysAgo: '{n} 天前',
    none: '无',
  },
  {
    loading: 'Loading…',
    retry: 'Try again',
    noAnswer: 'The server cannot be reached. Check the network and try again.',
    signingIn: 'Going to the sign-in page…',
    unexpected: 'Something went wrong on this page. Reload it to try again.',
    trace: 'Trace id: {id}',
    language: 'Language',
    yuan: '¥{amount}',
    days: '{n} days',
    today: 'today',
    yesterday: 'yesterday',
    daysAgo: '{n} days ago',
    none: 'none',
  },
)
