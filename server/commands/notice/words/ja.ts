import type { NoticeWords } from "./words.ts"

export const ja: NoticeWords = {
  silence: ({ workspace, label, wording, until }) => ({
    subject: `${workspace}：${label}の沈黙手続`,
    text: `${label}について沈黙手続が始まりました。文案は次のとおりです。\n\n${wording}\n\n${until}までにご意見がなければ、賛成とみなされます。それまでは、異議や留保を提出できます。`,
  }),
  minutes: ({ workspace, session, until }) => ({
    subject: `${workspace}：議事録の意見照会`,
    text:
      until === null
        ? `${session}の議事録案について、ご意見をお寄せください。`
        : `${session}の議事録案について、ご意見をお寄せください。修正意見は${until}まで受け付け、その後に確定します。`,
  }),
  record: ({ workspace, n, deputy }) => ({
    subject: `${workspace}：CR-${n}の確認のお願い`,
    text: `CR-${n}が宣言され、${deputy ? "所属する側の代理" : "共同司会"}としての確認を待っています。理由を付けて差し戻すこともできます。`,
  }),
  withdrawal: ({ workspace, n, reason, deputy }) => ({
    subject: `${workspace}：CR-${n}の撤回の確認のお願い`,
    text: `CR-${n}の撤回が提案されました。理由は次のとおりです。\n\n${reason}\n\n${deputy ? "所属する側の代理" : "共同司会"}としての確認を待っています。それまでCR-${n}は効力を保ちます。`,
  }),
  renaming: ({ workspace, by, was, now }) => ({
    subject: `${workspace}：氏名が変更されました`,
    text: `${by}があなたの氏名を「${was}」から「${now}」に変更しました。これまでの記録には当時の氏名が残ります。誤りがあれば会議のページで元に戻すか、変更した方にお問い合わせください。`,
  }),
  reissue: ({ workspace, reason }) => ({
    subject: `${workspace}：あなたの席が再発行されました`,
    text: `あなたの席が、次の理由で再発行されました。\n\n${reason}\n\nこの席のサインインはすべて終了し、このメールアドレスとの関連付けも解除されました。ご承知のことでなければ、ただちに司会または管理者にお知らせください。`,
  }),
  administrator: "管理者",
  needs: ({ workspace, n }) => ({
    subject: n === 0 ? `${workspace}：回答受付中のお知らせ` : `${workspace}：ご回答のお願い`,
    text:
      n === 0
        ? "氏名を表示しない回答を受け付けているため、対象の全員にお送りしています。あなたは回答済みで、対応は不要です。"
        : `ご回答をお待ちしている事項が${n}件あります。`,
  }),
  framed: ({ name, text, url }) => `${name}様\n\n${text}\n\n${url}\n`,
}
