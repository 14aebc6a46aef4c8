import { asNamed, type Named } from "../../../shared/model/names.ts"
import type { Lang, SeatRole } from "../../../shared/model/terms.ts"
import type { Title } from "../../../shared/model/texts.ts"

export interface DemoSeat extends Named {
  role: SeatRole
  side: "cn" | "jp" | null
  lang: Lang
  field: Title | null
}

/**
 * Splits a written name, such as "小野寺 渉 Onodera Wataru", into its forms. The Japanese members are addressed by their
 * family names.
 */
const named = (written: string): Named => asNamed({ name: written })

const panelist = (written: string, side: "cn" | "jp", en: string, zh: string, ja: string): DemoSeat => ({
  ...named(written),
  role: "panelist",
  side,
  lang: side === "cn" ? "zh" : "ja",
  field: { en, zh, ja },
})
const seat = (written: string, role: SeatRole, lang: Lang, side: DemoSeat["side"] = null): DemoSeat => ({
  ...named(written),
  role,
  side,
  lang,
  field: null,
})

export const panelists = {
  lin: panelist("林澈 Lin Che", "cn", "data law", "数据法", "データ法"),
  zhou: panelist("周亦宁 Zhou Yining", "cn", "hospital informatics", "医院信息化", "病院情報システム"),
  han: panelist("韩牧野 Han Muye", "cn", "logistics systems", "物流系统", "物流システム"),
  su: panelist("苏聆 Su Ling", "cn", "AI evaluation", "人工智能评测", "AI評価"),
  hayase: panelist("早瀬 直央 Hayase Nao", "jp", "privacy law", "隐私保护法务", "プライバシー法務"),
  morishita: panelist("森下 彩乃 Morishita Ayano", "jp", "care research", "照护研究", "介護研究"),
  onodera: panelist("小野寺 渉 Onodera Wataru", "jp", "port operations", "港口运营", "港湾運営"),
  fujiwara: panelist("藤原 里緒 Fujiwara Rio", "jp", "standards", "标准化", "標準化"),
}
export type Panelist = keyof typeof panelists

export const others = {
  chen: seat("陈屿 Chen Yu", "moderator", "zh", "cn"),
  miwa: seat("三輪 恵 Miwa Megumi", "moderator", "ja", "jp"),
  xu: seat("许安澜 Xu Anlan", "secretary", "zh"),
  takanashi: seat("高梨 遥 Takanashi Haruka", "interpreter", "ja"),
  he: seat("何思远 He Siyuan", "observer", "zh"),
  shiraishi: seat("白石 透 Shiraishi Toru", "observer", "ja"),
  ribeiro: seat("Ana Ribeiro", "observer", "en"),
}

export const demoRoster = { ...panelists, ...others }
export type Person = keyof typeof demoRoster

export const people: readonly Person[] = [
  ...(["lin", "zhou", "han", "su", "hayase", "morishita", "onodera", "fujiwara"] as const),
  ...(["chen", "miwa", "xu", "takanashi", "he", "shiraishi", "ribeiro"] as const),
]
