// written by npm run words from the catalogues beside this folder

export const languages = ["en","zh","ja"] as const
export type Lang = (typeof languages)[number]

/** For `lang` attributes. */
export const langTags = { en: "en", zh: "zh-CN", ja: "ja" } as const

/** For `Intl`. */
export const locales = { en: "en-GB", zh: "zh-CN", ja: "ja-JP" } as const

/** Each in the language itself. */
export const ownNames = { en: "English", zh: "中文", ja: "日本語" } as const
