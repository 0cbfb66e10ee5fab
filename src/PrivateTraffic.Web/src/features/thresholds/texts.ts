import { defineTexts } from '@/app/language'
import en from './texts.en'
import zh from './texts.zh'

export default defineTexts(zh, en)
