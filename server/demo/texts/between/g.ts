import type { Panelist } from "../roster.ts"
import type { DemoWording, Seconded } from "../wording.ts"

/** The statements that the panel rates between its sessions. */
export const g1: DemoWording = {
  en: "A provider reports a serious incident of an AI service to the authorities of both sides within 72 hours of becoming aware of it.",
  zh: "提供者知悉人工智能服务发生严重事件后，应在72小时内向双方主管机关报告。",
  ja: "提供者は、AIサービスの重大なインシデントを知ったときから72時間以内に、双方の所管当局に報告する。",
}
export const g2: DemoWording = {
  en: "Near misses are reported once a quarter, in a form that identifies neither providers nor users.",
  zh: "未遂事件按季度报告，报告不得载明可识别提供者和用户身份的信息。",
  ja: "ヒヤリ・ハット事例は、提供者及び利用者を特定できない形で、四半期ごとに報告する。",
}
export const g3: DemoWording = {
  en: "Both sides publish one joint summary of incidents each year, in Chinese and Japanese.",
  zh: "双方每年以中文和日文共同发布一份事件综述。",
  ja: "双方は、インシデントの概要を年1回、中国語及び日本語で共同公表する。",
}

type Reasons = Partial<Record<Panelist, Seconded>>

export const g1Reasons = {
  han: {
    text: "72小时内往往还查不清原因，容易误报。",
    second: {
      en: "Within 72 hours the cause is often still unknown, and the report is easily wrong.",
      ja: "72時間では原因がまだ分からないことが多く、誤った報告になりがちです。",
    },
  },
  hayase: {
    text: "個人データの漏えい報告と期限をそろえれば、実務で混乱しません。",
    second: {
      en: "One limit for this and for breaches of personal data would avoid confusion in practice.",
      zh: "与个人信息泄露的报告时限保持一致，实务中就不会混乱。",
    },
  },
  onodera: {
    text: "港では、報告より先に復旧が必要です。期限は段階的に定めるべきです。",
    second: {
      en: "In a port, recovery comes before reporting; the limits should be staged.",
      zh: "港口要先恢复运行再报告，时限应分阶段规定。",
    },
  },
} satisfies Reasons

export const g2Reasons = {
  su: {
    text: "未遂事件最能反映系统的弱点。",
    second: {
      en: "Near misses show best where a system is weak.",
      ja: "ヒヤリ・ハット事例こそ、システムの弱点をよく示します。",
    },
  },
} satisfies Reasons

export const g3Reasons = {
  lin: {
    text: "一年一次太迟，读者需要的是当季的情况。",
    second: {
      en: "Once a year is too late; readers need the picture of the current quarter.",
      ja: "年1回では遅すぎます。読者が必要とするのは、その四半期の状況です。",
    },
  },
  zhou: {
    text: "医院的事件数量少，从综述就能看出是哪一家。",
    second: {
      en: "Hospitals have few incidents, so a summary would point to one of them.",
      ja: "病院のインシデントは件数が少なく、概要からでも個別の病院が分かってしまいます。",
    },
  },
  hayase: {
    text: "件数の少ない分野では、概要から提供者が特定されます。",
    second: {
      en: "Where incidents are few, a summary identifies the provider.",
      zh: "事件少的领域，从综述就能认出提供者。",
    },
  },
  morishita: {
    text: "まず各側で公表し、共同の公表は2年目からにすべきです。",
    second: {
      en: "Each side should publish on its own first; a joint summary can follow in the second year.",
      zh: "应先由各方自行发布，第二年起再共同发布。",
    },
  },
  onodera: {
    text: "誰が編集の責任を負うのかが書かれていません。",
    second: {
      en: "It does not say who is responsible for editing it.",
      zh: "没有写明由谁承担编辑责任。",
    },
  },
} satisfies Reasons

/** The titles under which the secretary grouped the reasons for the scores of G-3. */
export const fewCases: DemoWording = {
  en: "Few cases point to one provider",
  zh: "事件少，容易认出当事方",
  ja: "件数が少なく、当事者が分かる",
}
export const timing: DemoWording = { en: "How often, and when", zh: "频次与时间", ja: "頻度と時期" }

/** The summaries that the secretary wrote for the second round. */
export const g1Summary: DemoWording = {
  en: "Three of eight rate 7–9, three 4–6 and two 1–3. The time limit divides the panel: after 72 hours the cause is often still unknown, while one limit for all reports would help in practice. Please say which first notice you could accept.",
  zh: "八人中，三人评7–9分，三人评4–6分，两人评1–3分。分歧在于时限：72小时内往往还查不清原因，而统一的时限便于实务操作。请说明您能接受怎样的首次报告。",
  ja: "8名中、7〜9点が3名、4〜6点が3名、1〜3点が2名でした。意見が分かれたのは期限です。72時間では原因が分からないことが多い一方、期限が統一されれば実務は進めやすくなります。どのような第一報であれば受け入れられるか、お書きください。",
}
export const g3Summary: DemoWording = {
  en: "Five of eight rate 1–3 and none 7–9. Two fear that a summary points to single providers, two want another rhythm. Please rate the text again with a summary of groups of at least five incidents in mind.",
  zh: "八人中，五人评1–3分，无人评7–9分。两人担心从综述能认出具体提供者，两人希望调整发布频次。请设想综述只按不少于五起事件的类别汇总，再评一次。",
  ja: "8名中、1〜3点が5名、7〜9点はいませんでした。2名は概要から個別の提供者が分かることを懸念し、2名は公表の頻度や時期の見直しを求めています。5件以上の区分ごとにまとめた概要を想定して、もう一度評価してください。",
}
