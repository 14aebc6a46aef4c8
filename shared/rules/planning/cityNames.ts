import { type Lang, languages } from "../../model/terms.ts"
import type { Title } from "../../model/texts.ts"

/**
 * Cities in which panels are likely to meet: time zone, then the name in English, 中文 and 日本語. A zone is named after its
 * first city in the list.
 */
const known = [
  "Asia/Shanghai|Shanghai|上海|上海",
  "Asia/Shanghai|Beijing|北京|北京",
  "Asia/Shanghai|Guangzhou|广州|広州",
  "Asia/Shanghai|Shenzhen|深圳|深圳",
  "Asia/Shanghai|Hangzhou|杭州|杭州",
  "Asia/Shanghai|Dalian|大连|大連",
  "Asia/Tokyo|Tokyo|东京|東京",
  "Asia/Tokyo|Osaka|大阪|大阪",
  "Asia/Tokyo|Kyoto|京都|京都",
  "Asia/Tokyo|Nagoya|名古屋|名古屋",
  "Asia/Tokyo|Yokohama|横滨|横浜",
  "Asia/Tokyo|Fukuoka|福冈|福岡",
  "Asia/Hong_Kong|Hong Kong|香港|香港",
  "Asia/Macau|Macau|澳门|マカオ",
  "Asia/Taipei|Taipei|台北|台北",
  "Asia/Seoul|Seoul|首尔|ソウル",
  "Asia/Pyongyang|Pyongyang|平壤|平壌",
  "Asia/Ulaanbaatar|Ulaanbaatar|乌兰巴托|ウランバートル",
  "Asia/Urumqi|Urumqi|乌鲁木齐|ウルムチ",
  "Asia/Singapore|Singapore|新加坡|シンガポール",
  "Asia/Kuala_Lumpur|Kuala Lumpur|吉隆坡|クアラルンプール",
  "Asia/Bangkok|Bangkok|曼谷|バンコク",
  "Asia/Jakarta|Jakarta|雅加达|ジャカルタ",
  "Asia/Manila|Manila|马尼拉|マニラ",
  "Asia/Ho_Chi_Minh|Ho Chi Minh City|胡志明市|ホーチミン",
  "Asia/Ho_Chi_Minh|Hanoi|河内|ハノイ",
  "Asia/Saigon|Ho Chi Minh City|胡志明市|ホーチミン",
  "Asia/Kolkata|Kolkata|加尔各答|コルカタ",
  "Asia/Kolkata|New Delhi|新德里|ニューデリー",
  "Asia/Calcutta|Kolkata|加尔各答|コルカタ",
  "Asia/Dhaka|Dhaka|达卡|ダッカ",
  "Asia/Karachi|Karachi|卡拉奇|カラチ",
  "Asia/Colombo|Colombo|科伦坡|コロンボ",
  "Asia/Kathmandu|Kathmandu|加德满都|カトマンズ",
  "Asia/Katmandu|Kathmandu|加德满都|カトマンズ",
  "Asia/Almaty|Almaty|阿拉木图|アルマトイ",
  "Asia/Tashkent|Tashkent|塔什干|タシケント",
  "Asia/Dubai|Dubai|迪拜|ドバイ",
  "Asia/Riyadh|Riyadh|利雅得|リヤド",
  "Asia/Qatar|Doha|多哈|ドーハ",
  "Asia/Tehran|Tehran|德黑兰|テヘラン",
  "Asia/Jerusalem|Jerusalem|耶路撒冷|エルサレム",
  "Europe/London|London|伦敦|ロンドン",
  "Europe/Dublin|Dublin|都柏林|ダブリン",
  "Europe/Lisbon|Lisbon|里斯本|リスボン",
  "Europe/Paris|Paris|巴黎|パリ",
  "Europe/Brussels|Brussels|布鲁塞尔|ブリュッセル",
  "Europe/Amsterdam|Amsterdam|阿姆斯特丹|アムステルダム",
  "Europe/Amsterdam|The Hague|海牙|ハーグ",
  "Europe/Luxembourg|Luxembourg|卢森堡|ルクセンブルク",
  "Europe/Berlin|Berlin|柏林|ベルリン",
  "Europe/Berlin|Bonn|波恩|ボン",
  "Europe/Berlin|Munich|慕尼黑|ミュンヘン",
  "Europe/Zurich|Zurich|苏黎世|チューリッヒ",
  "Europe/Zurich|Geneva|日内瓦|ジュネーブ",
  "Europe/Vienna|Vienna|维也纳|ウィーン",
  "Europe/Rome|Rome|罗马|ローマ",
  "Europe/Madrid|Madrid|马德里|マドリード",
  "Europe/Stockholm|Stockholm|斯德哥尔摩|ストックホルム",
  "Europe/Oslo|Oslo|奥斯陆|オスロ",
  "Europe/Copenhagen|Copenhagen|哥本哈根|コペンハーゲン",
  "Europe/Helsinki|Helsinki|赫尔辛基|ヘルシンキ",
  "Europe/Warsaw|Warsaw|华沙|ワルシャワ",
  "Europe/Prague|Prague|布拉格|プラハ",
  "Europe/Budapest|Budapest|布达佩斯|ブダペスト",
  "Europe/Athens|Athens|雅典|アテネ",
  "Europe/Kiev|Kyiv|基辅|キーウ",
  "Europe/Kyiv|Kyiv|基辅|キーウ",
  "Europe/Istanbul|Istanbul|伊斯坦布尔|イスタンブール",
  "Europe/Moscow|Moscow|莫斯科|モスクワ",
  "Africa/Cairo|Cairo|开罗|カイロ",
  "Africa/Nairobi|Nairobi|内罗毕|ナイロビ",
  "Africa/Lagos|Lagos|拉各斯|ラゴス",
  "Africa/Johannesburg|Johannesburg|约翰内斯堡|ヨハネスブルグ",
  "Africa/Addis_Ababa|Addis Ababa|亚的斯亚贝巴|アディスアベバ",
  "America/New_York|New York|纽约|ニューヨーク",
  "America/New_York|Washington|华盛顿|ワシントン",
  "America/New_York|Boston|波士顿|ボストン",
  "America/Toronto|Toronto|多伦多|トロント",
  "America/Chicago|Chicago|芝加哥|シカゴ",
  "America/Denver|Denver|丹佛|デンバー",
  "America/Los_Angeles|Los Angeles|洛杉矶|ロサンゼルス",
  "America/Los_Angeles|San Francisco|旧金山|サンフランシスコ",
  "America/Vancouver|Vancouver|温哥华|バンクーバー",
  "America/Mexico_City|Mexico City|墨西哥城|メキシコシティ",
  "America/Bogota|Bogotá|波哥大|ボゴタ",
  "America/Lima|Lima|利马|リマ",
  "America/Sao_Paulo|São Paulo|圣保罗|サンパウロ",
  "America/Santiago|Santiago|圣地亚哥|サンティアゴ",
  "America/Buenos_Aires|Buenos Aires|布宜诺斯艾利斯|ブエノスアイレス",
  "America/Argentina/Buenos_Aires|Buenos Aires|布宜诺斯艾利斯|ブエノスアイレス",
  "Australia/Sydney|Sydney|悉尼|シドニー",
  "Australia/Melbourne|Melbourne|墨尔本|メルボルン",
  "Pacific/Auckland|Auckland|奥克兰|オークランド",
  "Pacific/Honolulu|Honolulu|檀香山|ホノルル",
].map((row): { zone: string; name: Title } => {
  const [zone = "", en = "", zh = "", ja = ""] = row.split("|")
  return { zone, name: { en, zh, ja } }
})

/**
 * The city that a time zone is named after. A city of the list has names in three languages. Any other city has only
 * the name in the zone's id.
 */
export const cityOfZone = (zone: string): Title =>
  known.find(city => city.zone === zone)?.name ?? { en: (zone.split("/").at(-1) ?? zone).replaceAll("_", " ") }

/** Returns whether the text names a city of the list that is in another time zone. */
export function isElsewhere(text: string, zone: string): boolean {
  const meant = known.filter(({ name }) => Object.values(name).includes(text))
  return meant.length > 0 && meant.every(city => city.zone !== zone)
}

interface Named {
  zone: string
  /** The names in the form's fields, in the languages that the form shows. */
  said: Title
  before: Title
  shown: readonly Lang[]
}

/**
 * A city's names after somebody has edited them. If the new name is in the list, in any language, the city gets its
 * names in all languages.
 */
export function cityNamed({ zone, said, before, shown }: Named): Title {
  const changed = shown.filter(lang => said[lang] !== before[lang])
  // The names that the list gave to the former city are not kept for the new city.
  const stays = changed.length === 0 || !isKnown(before)
  const name = languages.flatMap(lang => {
    const text = shown.includes(lang) ? said[lang] : before[lang]
    return text && (stays || changed.includes(lang)) ? [[lang, text] as const] : []
  })
  if (name.length === 0) return cityOfZone(zone)
  const given: Title = Object.fromEntries(name)
  return cityCalled(given)?.name ?? given
}

const isKnown = (title: Title): boolean => Object.keys(title).length > 0 && cityCalled(title) !== undefined

/** The city of the list that all these names belong to. */
const cityCalled = (title: Title) =>
  known.find(({ name }) => languages.every(lang => title[lang] === undefined || title[lang] === name[lang]))
