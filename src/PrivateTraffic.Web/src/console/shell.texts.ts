import { defineTexts } from '@/app/language'

/** The texts of the frame around every page of the console. */
export default defineTexts(
  {
    product: 'PrivateTraffic',
    tagline: '企业微信私域经营',
    skip: '跳到正文',
    navigation: '主导航',
    account: '账号',
    menu: '菜单',
    closeMenu: '收起菜单',
    signOut: '退出登录',
    signOutFailed: '没能退出：{reason}',
    notFound: '没有这个页面',
    notFoundHint: '地址可能有误，或者页面已经移走。',
    home: '回到客户矩阵',
  },
  {
    product: 'PrivateTraffic',
    tagline: 'Customer relations in WeCom',
    skip: 'Skip to content',
    navigation: 'Main',
    account: 'Account',
    menu: 'Menu',
    closeMenu: 'Close menu',
    signOut: 'Sign out',
    signOutFailed: 'You are still signed in: {reason}',
    notFound: 'There is no such page',
    notFoundHint: 'The address may be wrong, or the page has moved.',
    home: 'Go to the matrix',
  },
)
