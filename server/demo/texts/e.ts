import type { DemoWording, Seconded } from "./wording.ts"

export const e1: DemoWording = {
  en: "A carbon figure estimated by AI is published with its method, its share of measured input and its error range.",
  zh: "由人工智能估算的碳排放数据，应与估算方法、实测数据占比和误差范围一并公布。",
  ja: "AIによる炭素排出量の推計値は、推計方法、実測データの割合及び誤差の範囲と併せて公表する。",
}

/** The text of E-1 in the note after the record was declared. This text differs from the text of the record. */
export const e1Drifted: DemoWording = {
  en: "A carbon figure estimated by AI is published with its method, its share of measured input, its error range and a confidence label.",
  zh: "由人工智能估算的碳排放数据，应与估算方法、实测数据占比、误差范围和置信等级一并公布。",
  ja: "AIによる炭素排出量の推計値は、推計方法、実測データの割合、誤差の範囲及び信頼度ラベルと併せて公表する。",
}

export const e2: DemoWording = {
  en: "Every small supplier gets one cross-border carbon account.",
  zh: "为每家小型供应商设立一个跨境碳账户。",
  ja: "小規模サプライヤーごとに、国境を越えて使えるカーボンアカウントを一つ設ける。",
}

export const smallCarriers: Seconded = {
  text: "小型承运企业目前还无法给出实测数据占比。",
  second: {
    en: "Small carriers cannot yet state a measured share.",
    ja: "小規模な運送事業者は、実測データの割合をまだ示すことができない。",
  },
}

export const withdrawn = "取り下げます。取引先でいちばん小さな運送会社は社員3人で、経理担当もいません。"
