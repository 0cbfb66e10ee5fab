import { defineTexts } from '@/app/language'

export default defineTexts(
  {
    unnamed: '未命名群聊',
    people: '群里有 {external} 位外部联系人，其中 {customers} 位是您能看到的客户，下面只统计他们。',
    none: '群里没有您能看到的客户',
    noneHint: '员工只看得到自己添加的客户；部门负责人和运营经理看得到更多。',
    cells: '互动 × 消费',
    cellsCaption: '群里客户所在的矩阵单元',
    band: '互动',
    stages: '生命周期',
    count: '{n} 人',
    recall: '需要挽留（{n}）',
    noRecall: '群里没有需要挽留的客户',
    open: '打开与{name}的聊天',
    unnamedCustomer: '未命名客户',
  },
  {
    unnamed: 'Unnamed group',
    people:
      '{external} people from outside are in this group; {customers} of them are customers you may see. Only those are counted below.',
    none: 'No customer of yours is in this group',
    noneHint: 'Staff see the customers they have added; leaders and managers see more.',
    cells: 'Interaction × purchases',
    cellsCaption: 'The matrix cells of the customers in this group',
    band: 'Interaction',
    stages: 'Lifecycle',
    count: '{n}',
    recall: 'To win back ({n})',
    noRecall: 'Nobody in this group is to be won back',
    open: 'Open the chat with {name}',
    unnamedCustomer: 'Unnamed customer',
  },
)
