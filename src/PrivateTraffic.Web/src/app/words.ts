import { defineTexts } from './language'

/** The words of the trade, by the keys the API uses; see the glossary in docs/segmentation.md. */
export default defineTexts(
  {
    band: { silent: '沉默', low: '低', medium: '中', high: '高' },
    stage: { potential: '潜在', first: '首购', repurchase: '复购', lapsed: '流失' },
    cell: '互动{band} · {stage}',
    lifecycle: { introduction: '导入期', growth: '成长期', mature: '成熟期', silent: '沉默期', churn: '流失期' },
    interaction: {
      open: '打开内容',
      like: '点赞',
      comment: '评论',
      chat: '聊天',
      click: '点击',
      groupJoin: '入群',
      groupLeave: '退群',
      paymentPage: '打开支付页',
      form: '提交表单',
    },
    outcome: { sent: '已发送', cancelled: '已取消', failed: '发送失败', notSuitable: '不合适' },
    source: { weChat: '微信', weCom: '企业微信' },
    role: { staff: '员工', leader: '负责人', manager: '运营经理', administrator: '管理员' },
    gender: { unknown: '未知', male: '男', female: '女' },
  },
  {
    band: { silent: 'Silent', low: 'Low', medium: 'Medium', high: 'High' },
    stage: { potential: 'Potential', first: 'First purchase', repurchase: 'Repurchase', lapsed: 'Lapsed' },
    cell: '{band} interaction · {stage}',
    lifecycle: { introduction: 'Introduction', growth: 'Growth', mature: 'Mature', silent: 'Silent', churn: 'Churned' },
    interaction: {
      open: 'Opened content',
      like: 'Liked',
      comment: 'Commented',
      chat: 'Chatted',
      click: 'Clicked',
      groupJoin: 'Joined a group',
      groupLeave: 'Left a group',
      paymentPage: 'Opened a payment page',
      form: 'Filled in a form',
    },
    outcome: { sent: 'Sent', cancelled: 'Cancelled', failed: 'Failed', notSuitable: 'Not suitable' },
    source: { weChat: 'WeChat', weCom: 'WeCom' },
    role: { staff: 'Staff', leader: 'Team leader', manager: 'Manager', administrator: 'Administrator' },
    gender: { unknown: 'Unknown', male: 'Male', female: 'Female' },
  },
)
