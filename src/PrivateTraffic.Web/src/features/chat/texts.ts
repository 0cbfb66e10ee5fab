import { defineTexts } from '@/app/language'

export default defineTexts(
  {
    browser: {
      title: '请在企业微信的聊天侧边栏里打开',
      hint: '这个页面放在聊天窗口旁边，显示正在聊的客户。',
      steps: {
        open: '打开企业微信，进入与一位客户的单聊。',
        toolbar: '电脑端点聊天窗口右上角的侧边栏按钮；手机端点输入框旁的“+”或工具栏。',
        choose: '选择本应用的页面。',
      },
      admin: '找不到入口？请管理员在管理后台把本页面添加到聊天工具栏，步骤见文档 wecom-setup。',
    },
    refusal: {
      cancelled: { title: '已取消', hint: '没有发出任何内容。' },
      noPermission: {
        title: '企业微信没有授权这个页面',
        hint: '应用可能没有“客户联系”权限，或您不在客户联系的使用范围内。请管理员在管理后台检查。',
      },
      noContext: { title: '这里不能进行此操作', hint: '请从与客户的单聊旁的侧边栏里操作。' },
      tooOld: { title: '企业微信版本过低', hint: '请升级企业微信后再打开。' },
      domain: { title: '本站域名还不是可信域名', hint: '请管理员在管理后台把它设为应用的可信域名。' },
      ownership: { title: '域名归属还没有验证', hint: '请管理员在管理后台完成域名归属验证。' },
      signature: { title: '页面签名没有通过', hint: '请重试；反复出现时，请管理员核对应用的 Secret 和 AgentId。' },
      app: { title: '企业或应用编号不对', hint: '请管理员核对配置里的 CorpId 和 AgentId。' },
      member: { title: '您不在应用的可见范围内', hint: '请管理员在管理后台把您加入可见范围。' },
      content: { title: '企业微信不接受这条内容', hint: '请修改后再发送。' },
      other: { title: '企业微信拒绝了这个操作', hint: '请重试；反复出现时，请把下面的说明告诉管理员。' },
      silent: { title: '企业微信没有回应', hint: '请重试，或关闭侧边栏后重新打开。' },
    },
    detail: '企业微信的说明：{detail}',
  },
  {
    browser: {
      title: 'Open this page in the chat sidebar of WeCom',
      hint: 'It belongs beside a chat and shows the customer you are talking to.',
      steps: {
        open: 'Open WeCom and a chat with one customer.',
        toolbar:
          'On a computer press the sidebar button at the top right of the chat; on a phone, the “+” or the toolbar by the text box.',
        choose: 'Choose the page of this app.',
      },
      admin: 'No such page? An administrator adds it to the chat toolbar; the document wecom-setup has the steps.',
    },
    refusal: {
      cancelled: { title: 'Cancelled', hint: 'Nothing was sent.' },
      noPermission: {
        title: 'WeCom has not authorised this page',
        hint: 'The app may lack the customer contact permission, or you may be outside its range. An administrator can check.',
      },
      noContext: { title: 'This does not work here', hint: 'Use the sidebar beside a chat with one customer.' },
      tooOld: { title: 'This WeCom is too old', hint: 'Update WeCom, then open the page again.' },
      domain: {
        title: 'This site is not a trusted domain yet',
        hint: 'An administrator makes it a trusted domain of the app.',
      },
      ownership: { title: 'The domain is not verified yet', hint: 'An administrator verifies who owns it.' },
      signature: {
        title: 'The signature of this page was not accepted',
        hint: 'Try again; if it keeps happening, an administrator should check the secret and the AgentId of the app.',
      },
      app: {
        title: 'The company or the app is not the right one',
        hint: 'An administrator should check CorpId and AgentId.',
      },
      member: { title: 'You are outside the range of this app', hint: 'An administrator can add you to it.' },
      content: { title: 'WeCom does not accept this text', hint: 'Change it and send it again.' },
      other: {
        title: 'WeCom refused',
        hint: 'Try again; if it keeps happening, tell an administrator what stands below.',
      },
      silent: { title: 'WeCom does not answer', hint: 'Try again, or close the sidebar and open it again.' },
    },
    detail: 'WeCom says: {detail}',
  },
)
