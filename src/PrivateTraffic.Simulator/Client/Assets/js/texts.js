const texts = {
  zh: {
    product: '企业微信', simulated: '模拟器', tasks: '待办', signedInAs: '当前成员：', conversations: '会话列表', search: '搜索客户或群聊',
    kinds: '显示哪些会话', kindAll: '全部', kindCustomer: '客户', kindGroup: '群聊', chat: '聊天', acts: '模拟操作', log: '聊天记录', speakAs: '以谁的身份发言', asMember: '成员', asCustomer: '客户', whichCustomer: '哪位客户',
    message: '消息内容', say: '发送消息', sidebar: '聊天侧边栏', reload: '重新加载', other: 'English', title: '企业微信（模拟）',
    loading: '正在加载…', noConversations: '没有找到会话。', pickOne: '从左侧选择一个会话。', noMessages: '近 30 天没有聊天记录。',
    frameLoading: '侧边栏加载中…', left: '对方已删除你，仍可查看资料，消息无法送达。', half: '对方已可发消息，成员尚未确认添加。',
    added: '你已添加了客户，现在可以开始聊天了。', refused: '消息已发出，但被对方拒收了。', members: '切换成员', findMember: '查找成员', nobody: '没有找到成员。',
    cancel: '取消', close: '关闭', confirm: '确定', send: '发送', sendTitle: '发送到当前会话？', pickTitle: '选择客户', shareTitle: '群发给客户？', shareCount: '共 {0} 个对象',
    momentTitle: '发表到客户朋友圈？', addTitle: '添加客户', addText: '真实客户端会在这里打开“添加客户”页面。', profileTitle: '个人信息', member: '企业成员', customer: '外部联系人',
    tasksTitle: '待确认的任务', noTasks: '没有待确认的任务。', taskMass: '企业群发', taskMoment: '客户朋友圈', recipients: '{0} 个对象', taskSend: '确认发送', taskPublish: '确认发表',
    news: '图文链接', image: '图片', video: '视频', file: '文件', miniprogram: '小程序', problem: '模拟器没有应答：{0}', done: '已完成：{0}',
    actRemark: '修改备注…', actPay: '客户付款 199 元（对外收款）', actOrder: '客户在商城下单 199 元', actLike: '客户点赞最新朋友圈', actLeave: '客户删除成员',
    actRemove: '成员删除客户', actReturn: '客户重新添加成员', actConfirm: '成员确认添加', newRemark: '新的备注', noMoment: '近两周没有发表朋友圈。',
  },
  en: {
    product: 'WeCom', simulated: 'simulator', tasks: 'To do', signedInAs: 'Signed in as ', conversations: 'Conversations', search: 'Search customers or groups',
    kinds: 'Which conversations', kindAll: 'All', kindCustomer: 'Customers', kindGroup: 'Groups', chat: 'Chat', acts: 'Simulate', log: 'Messages', speakAs: 'Write as', asMember: 'Member', asCustomer: 'Customer', whichCustomer: 'Which customer',
    message: 'Message', say: 'Send message', sidebar: 'Chat sidebar', reload: 'Reload', other: '中文', title: 'WeCom (simulated)',
    loading: 'Loading…', noConversations: 'No conversations found.', pickOne: 'Choose a conversation on the left.', noMessages: 'Nothing was written in the last 30 days.',
    frameLoading: 'Loading the sidebar…', left: 'This customer deleted you: the profile stays, messages do not arrive.', half: 'The customer can write; the member has not confirmed yet.',
    added: 'You have added the customer and can start chatting.', refused: 'Sent, but refused by the other side.', members: 'Change member', findMember: 'Find a member', nobody: 'Nobody found.',
    cancel: 'Cancel', close: 'Close', confirm: 'OK', send: 'Send', sendTitle: 'Send to this chat?', pickTitle: 'Choose customers', shareTitle: 'Send to customers?', shareCount: '{0} recipients',
    momentTitle: 'Publish to customers\' moments?', addTitle: 'Add a customer', addText: 'The real client would open its "add customer" page here.', profileTitle: 'Profile', member: 'Member', customer: 'External contact',
    tasksTitle: 'Waiting for your confirmation', noTasks: 'Nothing to confirm.', taskMass: 'Group send', taskMoment: 'Moment', recipients: '{0} recipients', taskSend: 'Confirm and send', taskPublish: 'Confirm and publish',
    news: 'Link', image: 'Image', video: 'Video', file: 'File', miniprogram: 'Mini-program', problem: 'The simulator did not answer: {0}', done: 'Done: {0}',
    actRemark: 'Edit remark…', actPay: 'Customer pays ¥199 (WeCom collection)', actOrder: 'Customer orders ¥199 in the shop', actLike: 'Customer likes the latest moment', actLeave: 'Customer deletes member',
    actRemove: 'Member deletes customer', actReturn: 'Customer adds member again', actConfirm: 'Member confirms', newRemark: 'New remark', noMoment: 'No moment was published in the last two weeks.',
  },
};

let language = 'zh';

export const currentLanguage = () => language;

/** The text of a key, with {0} filled in. */
export const text = (key, value = '') => texts[language][key].replace('{0}', value);

/** Sets the language of everything that is written in the page itself. */
export function speak(next) {
  language = next === 'en' ? 'en' : 'zh';
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  document.title = text('title');
  document.querySelectorAll('[data-text]').forEach((element) => { element.textContent = text(element.dataset.text); });
  document.querySelectorAll('[data-label]').forEach((element) => element.setAttribute('aria-label', text(element.dataset.label)));
  document.querySelectorAll('[data-placeholder]').forEach((element) => { element.placeholder = text(element.dataset.placeholder); });
  const toggle = document.getElementById('language');
  toggle.textContent = text('other');
  toggle.lang = language === 'en' ? 'zh-CN' : 'en';
}

const inBeijing = (options) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'Asia/Shanghai', ...options });

export const dayOf = (at) => inBeijing({ month: 'long', day: 'numeric', weekday: 'short' }).format(at * 1000);

export const shortDayOf = (at) => inBeijing({ month: '2-digit', day: '2-digit' }).format(at * 1000);

export const timeOf = (at) => inBeijing({ hour: '2-digit', minute: '2-digit', hour12: false }).format(at * 1000);
