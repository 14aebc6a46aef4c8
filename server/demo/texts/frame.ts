import type { Title } from "../../../shared/model/texts.ts"

/** The titles, the mandate and the cities of the demo panel. All its people and organizations are invented. */
export const workspaceTitle: Title = {
  en: "Digital Economy and AI: Two-City Expert Dialogue",
  zh: "数字经济与人工智能：两城专家对话",
  ja: "デジタル経済とAI：二都市専門家対話",
}

export const workspaceWords = {
  description: {
    en: "Two delegations of experts look for what both cities can recommend on data and artificial intelligence.",
    zh: "两个专家代表团共同探讨两城在数据与人工智能方面可以提出的建议。",
    ja: "二つの専門家代表団が、データとAIについて両都市がともに提言できることを探ります。",
  },
  mandate: {
    en: "To agree on recommendations to both city governments, in Chinese and Japanese, and to state openly where no agreement was reached.",
    zh: "就向两市政府提出的建议达成一致，以中文和日文作成，并如实说明未能达成一致之处。",
    ja: "両市政府への提言に中国語と日本語で合意し、合意に至らなかった点も明らかにすること。",
  },
}

export const sessionTitle: Title = { en: "Session 1", zh: "第一次会议", ja: "第1回会議" }

export const sideTitles = {
  cn: { en: "Chinese side", zh: "中方", ja: "中国側" },
  jp: { en: "Japanese side", zh: "日方", ja: "日本側" },
} satisfies Record<string, Title>

export const cities = [
  { name: { en: "Beijing", zh: "北京", ja: "北京" }, zone: "Asia/Shanghai" },
  { name: { en: "Tokyo", zh: "东京", ja: "東京" }, zone: "Asia/Tokyo" },
]

export const topicTitles = {
  A: { en: "Cross-border data flow", zh: "数据跨境流动", ja: "データの越境移転" },
  B: { en: "AI in care for older people", zh: "老年照护与人工智能", ja: "高齢者介護とAI" },
  C: { en: "Logistics data", zh: "物流数据", ja: "物流データ" },
  D: { en: "AI governance", zh: "人工智能治理", ja: "AIガバナンス" },
  E: { en: "Carbon data", zh: "碳排放数据", ja: "炭素排出データ" },
  F: { en: "Terms and wording", zh: "术语与文本", ja: "用語と文面" },
  G: { en: "Reports on AI incidents", zh: "人工智能事件报告", ja: "AIインシデントの報告" },
} satisfies Record<string, Title>

export const practice = {
  workspace: { en: "Practice panel", zh: "练习会议", ja: "練習会議" },
  topic: { en: "Practice topic", zh: "练习议题", ja: "練習用の論点" },
} satisfies Record<string, Title>
