import { defineTexts } from '@/app/language'

/** The pages about the model itself. */
export default defineTexts(
  {
    title: '分层模型',
    pages: '分层模型的页面',
    managersOnly: '只有运营经理和管理员能看分层模型',
    managersOnlyHint: '这些报告说的是全公司的客户。需要时请联系运营经理。',
  },
  {
    title: 'Segmentation',
    pages: 'Pages on segmentation',
    managersOnly: 'Only managers and administrators see the segmentation model',
    managersOnlyHint: 'These reports are about all customers of the company. Ask your manager if you need them.',
  },
)
