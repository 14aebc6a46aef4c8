import type { DemoWording, Said } from "./wording.ts"

export const b1: DemoWording = {
  en: "AI may propose a change in an older person's care; a named caregiver decides, can explain the decision and records it; declining the system never reduces the service.",
  zh: "人工智能可以就老年人照护提出调整建议；是否调整由具名的照护人员决定，该人员应能说明决定的理由，并予以记录；不得因拒绝使用该系统而减少服务。",
  ja: "AIは、高齢者の介護内容の変更を提案することができる。変更するかどうかは、氏名を明示した介護担当者が決定し、その理由を説明できるようにした上で、決定を記録する。システムの利用を断ったことを理由に、サービスを減らしてはならない。",
}

export const b2: DemoWording = {
  en: "For the first two years, joint pilots exchange models and aggregate findings only; individual care records stay where they were collected.",
  zh: "联合试点的前两年，双方仅交换模型和汇总结果；个人照护记录留存在采集地。",
  ja: "共同実証の当初2年間は、モデルと集計結果のみを交換し、個人の介護記録は収集地にとどめる。",
}

/** The reasons for the scores of the two ratings of B-2. */
export const b2Reasons = {
  first: {
    zhou: "“汇总结果”应写明最少人数，否则各方理解不一。",
    su: "只交换模型，评测时仍能覆盖双方的情况。",
    morishita: "小さな施設では、集計値から個人が分かってしまいます。",
    onodera: "港湾の実証では困りませんが、介護の記録は慎重に扱うべきです。",
  },
  second: {
    lin: "记录留存在采集地，与双方现行法律一致。",
    morishita: "集計の最低人数が本文にないままでは、支持できません。",
  },
}

/** The title under which the secretary grouped two of the reasons. */
export const smallGroups: DemoWording = {
  en: "Counts of small groups",
  zh: "人数很少的群体",
  ja: "少人数の集計",
}

export const namedCaregiver: Said[] = [
  ["zhou", "夜班只有一个人的时候，“具名”指的是谁？"],
  ["morishita", "勤務表に氏名が載っています。その時間の担当者です。"],
  ["su", "采纳建议要记录，没有采纳也要记录。"],
  ["onodera", "専門外ですが、「記録する」の前に「説明できる」を入れていただけませんか。"],
]

export const pointOfOrder: Said[] = [
  ["fujiwara", "議事進行です。英訳の「records it」は、説明を記録するとも読めます。正文は「決定」です。"],
]

export const objection = {
  reason:
    "入居者が12人の施設では、集計値がそのまま個人を表してしまいます。モデルの更新から情報が漏れることもあります。",
  remedy: "集計は30人以上に限り、交換のたびに漏えい試験を行うこと。",
  disposition: "部分采纳：“不少于30人”写入说明；泄漏测试因尚无双方认可的方法，暂未采纳。",
  reply: "異議を維持します。少数意見を提出します。",
}

export const b2Note: DemoWording = {
  en: "No aggregate is exchanged for a group of fewer than 30.",
  zh: "少于30人的群体，不交换汇总结果。",
  ja: "30人未満の集団については集計結果を交換しない。",
}

export const dissent =
  "小さな施設で得られた集計は、そこに暮らす人の肖像です。2年という期限が守るのは日程であって、人ではありません。モデルの交換そのものに反対しているのではありません。双方が自ら実施できる漏えい試験の方法について合意できたときには、私は交換を支持します。それまでは、この案に同意できません。"

/** The two progress notes under the record of B-1, each in its author's own language. */
export const progressNotes = {
  su: "各试点尚未收到填写说明。",
  morishita: "東京の2施設が、決定した担当者の氏名の記録を始めた。",
}
