import type { Person } from "./roster.ts"
import type { DemoWording } from "./wording.ts"

/** The action items that the secretary enters while the outcomes are read out. */
export const demoActions: {
  owners: Person[]
  letter: "B" | "C" | "A" | "D"
  days: number | null
  /** the label of the statement whose record the action carries out */
  record?: string
  text: DemoWording
}[] = [
  {
    owners: ["su", "morishita"],
    letter: "B",
    days: 30,
    record: "B-2",
    text: {
      en: "Outline of a leak test, within 30 days",
      zh: "30日内提出泄漏测试方法提纲",
      ja: "漏えい試験の方法の骨子を30日以内に提示",
    },
  },
  {
    owners: ["han"],
    letter: "C",
    days: null,
    record: "C-1",
    text: { en: "Event list, version 1.1", zh: "事件清单第1.1版", ja: "イベント一覧 第1.1版" },
  },
  {
    owners: ["hayase", "lin"],
    letter: "A",
    days: null,
    record: "A-2",
    text: { en: "Model wording for a reservation", zh: "保留意见示范文本", ja: "留保文言のひな型" },
  },
  {
    owners: ["fujiwara"],
    letter: "D",
    days: null,
    text: { en: "Japanese text of D-2, version 2", zh: "D-2第2版日文文本", ja: "D-2第2版の日本語正文" },
  },
]
