/**
 * Questions such as "What did we agree on data?", in each language. Each pattern has one group, which is the subject.
 */
const questions: readonly RegExp[] = [
  /^(?:so,? )?(?:what|which (?:records?|points?|things?)) (?:(?:did|do|have|had|has) (?:we|they|you|the (?:panel|experts|sides)|both sides)|was|were|is|has been|have been) (?:all )?(?:agreed?|decided?|concluded?|recorded?|declared?) (?:on|upon|about|regarding|concerning|as to|for|in) (.+)$/iu,
  /^(?:did|do|have) (?:we|they|you|the (?:panel|experts|sides)|both sides) (?:agreed?|decided?|concluded?) (?:anything |something )?(?:on|upon|about|regarding|concerning) (.+)$/iu,
  /^(?:(?:我们|我們|大家|双方|雙方|专家组|專家組|小组|小組)[在就对對]?|在|就|对于|對於|对|對|关于|關於)(.+?)(?:的问题|的問題|问题上|問題上|方面)?[,，]?(?:我们|我們|大家|双方|雙方|专家组|專家組)?(?:都|已经|已經|一共)?(?:达成|達成|形成|取得|商定|议定|議定|同意|决定|決定)(?:了|過|过)?(?:什么|什麼|哪些|何种|何種|怎样的|怎樣的)(?:样的|樣的)?(?:共识|共識|一致|一致意见|一致意見|协议|協議|结论|結論|内容|內容)?$/u,
  /^(.+?)(?:について|に関して|に関し|をめぐって|では)[、,]?(?:私たち|我々|われわれ|両者|双方|パネル)?(?:は|が|で)?[、,]?(?:何|なに|どんなこと|どのようなこと|どんな合意|どのような合意|何か)(?:を|が|に|で)?(?:合意|決定|決め|決ま|同意|採択|でき|得られ|成立|あり)[ぁ-んした]*$/u,
]

/**
 * Returns what a question asks about, or the words as they are if they are no such question. A search for the question
 * itself would look for its "what" and "agree" in the texts.
 */
export function askedSubject(words: string): string {
  const plain = words.normalize("NFKC").trim().replaceAll(/\s+/g, " ")
  const question = plain.replace(/[?!。.\s]+$/u, "")
  for (const pattern of questions) {
    const subject = pattern
      .exec(question)?.[1]
      ?.replace(/^["“「『]|["”」』]$/gu, "")
      .trim()
    if (subject) return subject
  }
  return words
}
