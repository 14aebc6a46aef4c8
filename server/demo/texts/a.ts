import type { Panelist } from "./roster.ts"
import type { DemoWording, Said, Seconded } from "./wording.ts"

export const a1: { v1: DemoWording; v2: DemoWording } = {
  v1: {
    en: "Data that identify no one and carry no security classification move across borders by default, without case-by-case approval, provided that the sender publishes what is sent and why.",
    zh: "不能识别特定自然人、且未被列入安全管控类别的数据，原则上可以跨境流动，无须逐案审批，但发送方须公开传输的内容和目的。",
    ja: "特定の個人を識別できず、かつ、安全上の規制区分に指定されていないデータは、個別の承認なしに国境を越えて移転できることを原則とする。ただし、送信者は、何を何のために送るのかを公表しなければならない。",
  },
  v2: {
    en: "Data that identify no one and carry no security classification move across borders by default, without case-by-case approval, provided that the sender publishes in plain words what is sent and why.",
    zh: "不能识别特定自然人、且未被列入安全管控类别的数据，原则上可以跨境流动，无须逐案审批，但发送方须以通俗文字公开传输的内容和目的。",
    ja: "特定の個人を識別できず、かつ、安全上の規制区分に指定されていないデータは、個別の承認なしに国境を越えて移転できることを原則とする。ただし、送信者は、何を何のために送るのかを平易な言葉で公表しなければならない。",
  },
}

export const a2: DemoWording = {
  en: "A receiver keeps an access log for personal data transferred across borders; on a reasoned request from either side, an auditor accepted by both may inspect it.",
  zh: "接收方应当对跨境接收的个人信息保存访问日志；任何一方说明理由提出请求的，可由双方均认可的审计方查验该日志。",
  ja: "受領者は、国境を越えて移転を受けた個人データについて、アクセス記録を保存する。いずれか一方が理由を示して求めたときは、双方が認める監査人がこれを検査することができる。",
}

export const published: Said[] = [
  [
    "hayase",
    "誰に向けて公表するのでしょうか。一般の人々ですか、監督機関ですか。",
    { en: "Published for whom: the public or the regulator?", zh: "向谁公开？是公众，还是监管机构？" },
  ],
  [
    "lin",
    "面向公众写一页通俗说明，详细清单另交监管机构。",
    {
      en: "One page in plain words for the public; the detailed schedule goes to the regulator.",
      ja: "一般向けには平易な説明を1ページ、詳細な一覧は監督機関に提出します。",
    },
  ],
  [
    "hayase",
    "それなら「平易な言葉で」を加えてはいかがでしょうか。修正案を出します。",
    {
      en: "Then let us add “in plain words”. I suggest the change.",
      zh: "那么是否加上“以通俗文字”？我提交修改建议。",
    },
  ],
  ["lin", "同意，采纳。", { en: "Agreed, accepted.", ja: "賛成です。採用します。" }],
]

export const classification: Said[] = [
  [
    "fujiwara",
    "ここで定義するより、それぞれの制度を参照する形がよいと思います。",
    {
      en: "This needs a pointer to each side's rules rather than a definition here.",
      zh: "与其在此下定义，不如指向各方的现行规定。",
    },
  ],
  [
    "lin",
    "可以。比如2024年3月22日施行的《促进和规范数据跨境流动规定》，对不含个人信息或者重要数据的贸易、运输数据已有豁免规定。",
    {
      en: "Yes. The Provisions of 22 March 2024, for one, already exempt trade and transport data that contain no personal information and no important data.",
      ja: "そうしましょう。例えば2024年3月22日施行の規定は、個人情報や重要データを含まない貿易・輸送のデータをすでに免除しています。",
    },
  ],
  [
    "miwa",
    "では、注記に双方の規定名を並べます。この議論は解決とします。",
    {
      en: "Then the explanatory note lists both sides' rules by name. Resolved.",
      zh: "那就在说明中列出双方规定的名称。此项讨论已解决。",
    },
  ],
]

export const accessLog: Said[] = [
  [
    "han",
    "访问日志本身也是个人信息。",
    { en: "An access log is itself personal data.", ja: "アクセス記録そのものも個人データです。" },
  ],
  [
    "morishita",
    "では、残すのは「誰が、いつ、何の目的で」だけとし、内容は記録しないことにしましょう。",
    {
      en: "Then keep who, when and for what purpose, never the content.",
      zh: "那就只保留“谁、何时、为何目的”，不记录内容。",
    },
  ],
  ["lin", "只能在保存地查验。", { en: "Inspection only where it is kept.", ja: "検査は保管地に限るべきです。" }],
  [
    "miwa",
    "本文には入れず、留保として記録するということでよろしいでしょうか。",
    {
      en: "Shall we record that as a reservation rather than in the text?",
      zh: "是否不写入正文，而作为保留意见记录？",
    },
  ],
  ["lin", "可以。", { en: "Agreed.", ja: "結構です。" }],
  ["hayase", "日本側も異存ありません。", { en: "The Japanese side has no objection.", zh: "日方没有异议。" }],
]

/**
 * The laws that the note of record A-1 cites, in one list for each language. A foreign law is named together with its
 * country.
 */
const rules = {
  en: [
    "Provisions on Promoting and Regulating Cross-Border Data Flows (China, 2024-03-22)",
    "Personal Information Protection Law (China)",
    "Data Security Law (China, 2021)",
    "Data Free Flow with Trust (DFFT, Japan, 2019)",
    "Act on the Protection of Personal Information (Japan)",
  ],
  zh: [
    "《促进和规范数据跨境流动规定》（2024-03-22）",
    "《个人信息保护法》",
    "《数据安全法》（2021）",
    "日本“基于信任的数据自由流动”（DFFT，2019）",
    "日本《个人信息保护法》",
  ],
  ja: [
    "中国「データの越境流動の促進および規範化に関する規定」（2024-03-22）",
    "中国「個人情報保護法」",
    "中国「データセキュリティ法」（2021）",
    "信頼性のある自由なデータ流通（DFFT, 2019）",
    "個人情報の保護に関する法律",
  ],
}
export const a1Note: DemoWording = { en: rules.en.join(" · "), zh: rules.zh.join("；"), ja: rules.ja.join("、") }

export const logStays: Seconded = {
  text: "日志本身不得离开其保存地，查验应在当地进行。",
  second: {
    en: "The log itself must not leave the place where it is kept; inspection takes place there.",
    ja: "ログ自体を保管地の外に持ち出さず、検査は現地で行うこと。",
  },
}
export const smallFirms: Seconded = {
  text: "小型企业难以承担保存和查验日志的成本，应允许采用简化方式。",
  second: {
    en: "Small firms cannot easily bear the cost of keeping and opening such a log; a simpler form should be allowed.",
    ja: "小規模事業者には記録の保存と検査の費用が重く、簡素な方法を認めるべきである。",
  },
}

/** Paragraphs of the note that say what was agreed beside the statements. */
export const noted = {
  published: {
    by: "lin",
    text: "公开的方式：面向公众写一页通俗说明，详细清单另交监管机构。",
    second: {
      en: "How to publish: one page in plain words for the public; the detailed schedule goes to the regulator.",
      ja: "公表の方法：一般向けには平易な説明を1ページ、詳細な一覧は監督機関に提出する。",
    },
  },
  accessLog: {
    by: "hayase",
    text: "アクセス記録に残すのは「誰が、いつ、何の目的で」だけとし、内容は記録しない。",
    second: {
      en: "The access log keeps who, when and for what purpose, never the content.",
      zh: "访问日志只保留“谁、何时、为何目的”，不记录内容。",
    },
  },
} satisfies Record<string, Seconded & { by: Panelist }>

/** The words to which Hayase changes her paragraph after its translation, which is behind from then on. */
export const accessLogChanged = `${noted.accessLog.text}検査のときも同じとする。`
