import type { DemoWording, Said, Seconded } from "./wording.ts"

export const d1: DemoWording = {
  en: "Before a high-impact AI service is offered across borders, its provider publishes, in the users' language, what was tested, on whom, and where it failed.",
  zh: "高影响人工智能服务跨境提供之前，提供者应以用户所用的语言公布测试内容、测试对象以及未通过之处。",
  ja: "影響の大きいAIサービスを国境を越えて提供する前に、提供者は、何について、誰を対象に試験し、どの点で不合格となったかを、利用者の言語で公表する。",
}

export const d2: { v1: DemoWording; v2: Omit<DemoWording, "ja"> } = {
  v1: {
    en: "A test report from an accredited laboratory on one side is accepted by the other side as approval.",
    zh: "一方经认可的实验室出具的测试报告，另一方视为批准。",
    ja: "一方の認定試験所が発行した試験報告書は、他方においても承認とみなす。",
  },
  /** version 2 has no Japanese text; the Japanese text of version 1 stays, although it now says the opposite */
  v2: {
    en: "A test report from an accredited laboratory on one side is accepted by the other side as evidence, not as approval.",
    zh: "一方经认可的实验室出具的测试报告，另一方应作为证据采信，但不视为批准。",
  },
}

export const failures: Said[] = [
  ["su", "只列失败而不给比率，会误导人。"],
  ["fujiwara", "割合だけでは、もっと誤解を招きます。", { zh: "只有比率，误导更大。" }],
]

/** The words to which Fujiwara corrects her comment after its translation, which is behind from then on. */
export const failuresCorrected = "方法を示さない割合のほうが、もっと誤解を招きます。"

export const japaneseText: Said[] = [
  [
    "xu",
    "日文仍是第1版，意思与第2版相反，请藤原老师更新。",
    { ja: "日本語は第1版のままで、第2版と意味が逆です。藤原さん、更新をお願いします。" },
  ],
]

/** an observer's question about small apps, and a panelist's answer */
export const smallApps = {
  question: {
    text: "小規模なアプリの利用者も対象になりますか。",
    second: { en: "Will users of small apps be covered?", zh: "小型应用的用户是否也在范围之内？" },
  },
  answer: {
    text: "看影响大小，不看应用大小。",
    second: {
      en: "What counts is the impact, not the size of the app.",
      ja: "アプリの規模ではなく、影響の大きさで判断します。",
    },
  },
} satisfies Record<string, Seconded>
