import type { NoticeWords } from "./words.ts"

const waits = (deputy: boolean): string =>
  `${deputy ? "所属する側の代理" : "共同司会または事務局"}としての確認を待っています。理由を付けて断ることもできます。`

const why = (reason: string): string => (reason === "" ? "" : `\n\n理由：${reason}`)

export const noticesInJapanese: NoticeWords = {
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
  binding: {
    withdraw: ({ workspace, by, n, reason, deputy }) => ({
      subject: `${workspace}：CR-${n}の撤回の確認のお願い`,
      text: `${by}さんがCR-${n}の撤回を提案しました。理由は次のとおりです。\n\n${reason}\n\n${waits(deputy)}それまでCR-${n}は効力を保ちます。`,
    }),
    erratum: ({ workspace, by, n, wording, reason, deputy }) => ({
      subject: `${workspace}：CR-${n}の正誤訂正の確認のお願い`,
      text: `${by}さんがCR-${n}の正誤訂正を提案しました。訂正後の文は次のとおりです。\n\n${wording}\n\n理由：${reason}\n\n${waits(deputy)}確認の後、72時間は異議を提出できます。`,
    }),
    editorial: ({ workspace, by, n, wording, reason, deputy }) => ({
      subject: `${workspace}：CR-${n}の字句の修正の確認のお願い`,
      text: `討議ノートがCR-${n}と異なっています。${by}さんが次の文を字句の修正として扱うことを提案しました。\n\n${wording}\n\n理由：${reason}\n\n${waits(deputy)}`,
    }),
  },
  adoption: ({ workspace, by, session, deputy }) => ({
    subject: `${workspace}：議事録の確定の確認のお願い`,
    text: `${by}さんが${session}の議事録の確定を提案しました。${waits(deputy)}確定すると、その記録に留保や少数意見を加えることはできなくなります。`,
  }),
  seatAsked: {
    seat: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}：${name}さんの席の確認のお願い`,
      text: `${by}さんが、${name}さんが各回に回答することを提案しました。${waits(deputy)}確認されるまで、${name}さんは閲覧と記入のみできます。${why(reason)}`,
    }),
    moved: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}：${name}さんの席の移動の確認のお願い`,
      text: `${by}さんが、${name}さんの席の移動を提案しました。移動後の席：${seat}。${waits(deputy)}${why(reason)}`,
    }),
    promoted: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}：${name}さんの役割を上げる提案の確認のお願い`,
      text: `${by}さんが、${name}さんの役割を上げることを提案しました。変更後の席：${seat}。${waits(deputy)}${why(reason)}`,
    }),
    demoted: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}：${name}さんの役割を下げる提案の確認のお願い`,
      text: `${by}さんが、${name}さんの役割を下げることを提案しました。変更後の席：${seat}。以後の回では回答を求められないことがあります。${waits(deputy)}${why(reason)}`,
    }),
    remove: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}：${name}さんを外す提案の確認のお願い`,
      text: `${by}さんが、${name}さんをパネルから外すことを提案しました。${name}さんの発言と回答は残ります。${waits(deputy)}${why(reason)}`,
    }),
    reissue: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}：${name}さんの席の再発行の確認のお願い`,
      text: `${name}さんがサインインできないため、${by}さんが席の再発行を提案しました。この席のサインインはすべて終了します。${waits(deputy)}${why(reason)}`,
    }),
  },
  seatDone: {
    confirmed: ({ workspace }) => ({
      subject: `${workspace}：あなたの席が確認されました`,
      text: "あなたの席が確認されました。次の回から回答をお願いします。",
    }),
    moved: ({ workspace, seat }) => ({
      subject: `${workspace}：あなたの席が移動しました`,
      text: `あなたの席が移動しました。現在の席：${seat}。これまでの発言と回答はそのまま残ります。誤りがあれば、司会または管理者にお知らせください。`,
    }),
    promoted: ({ workspace, seat }) => ({
      subject: `${workspace}：あなたの役割が上がりました`,
      text: `あなたの役割が上がりました。現在の席：${seat}。誤りがあれば、司会または管理者にお知らせください。`,
    }),
    demoted: ({ workspace, seat }) => ({
      subject: `${workspace}：あなたの役割が下がりました`,
      text: `あなたの役割が下がりました。現在の席：${seat}。これまでの発言と回答は残ります。誤りがあれば、司会または管理者にお知らせください。`,
    }),
    suspended: ({ workspace, by, reason }) => ({
      subject: `${workspace}：あなたの席が停止されました`,
      text: `${by}により、あなたの席が停止されました。停止が解除されるまでアクセスできません。これまでの回答は有効です。${why(reason)}\n\nお心当たりがない場合は、管理者に連絡してください。`,
    }),
    lifted: ({ workspace }) => ({
      subject: `${workspace}：あなたの席の停止が解除されました`,
      text: "あなたの席の停止が解除されました。同じサインインで再び開けます。",
    }),
    removed: ({ workspace, by, reason }) => ({
      subject: `${workspace}：あなたはパネルから外されました`,
      text: `${by}により、あなたの席が削除されました。発言と回答は残ります。このメールアドレスとの関連付けは解除されました。${why(reason)}\n\nお心当たりがない場合は、司会または管理者に連絡してください。`,
    }),
  },
  role: { moderator: "司会", secretary: "事務局", panelist: "パネリスト", observer: "オブザーバー" },
  erratum: ({ workspace, n, wording, reason, until }) => ({
    subject: `${workspace}：CR-${n}の正誤訂正`,
    text: `CR-${n}の正誤訂正が提案され、確認されました。CR-${n}は次のとおりになります。\n\n${wording}\n\n理由：${reason}\n\n${until}まで異議を提出できます。異議があれば改定が必要となり、なければ有効となります。`,
  }),
  withdrawn: ({ workspace, n, reason }) => ({
    subject: `${workspace}：CR-${n}は撤回されました`,
    text: `CR-${n}は撤回されました。理由は次のとおりです。\n\n${reason}\n\n本文は引き続き読めます。`,
  }),
  renaming: ({ workspace, by, was, now }) => ({
    subject: `${workspace}：氏名が変更されました`,
    text: `${by}があなたの氏名を「${was}」から「${now}」に変更しました。これまでの記録には当時の氏名が残ります。誤りがあれば会議のページで元に戻すか、変更した方にお問い合わせください。`,
  }),
  address: ({ workspace, by, cleared }) => ({
    subject: `${workspace}：メールアドレスが変更されました`,
    text: `${by}があなたの席のメールアドレスを${cleared ? "削除しました" : "別のものに変更しました"}。このアドレスでは席に戻れなくなりました。新しいアドレスは、ご本人が確認するまで使えません。お心当たりがなければ、ご自分のページでアドレスを設定し直し、司会または管理者にお知らせください。`,
  }),
  reissue: ({ workspace, reason }) => ({
    subject: `${workspace}：あなたの席が再発行されました`,
    text: `あなたの席が、次の理由で再発行されました。\n\n${reason}\n\nこの席のサインインはすべて終了し、このメールアドレスとの関連付けも解除されました。ご承知のことでなければ、ただちに司会または管理者にお知らせください。`,
  }),
  administrator: "管理者",
  attribution: ({ workspace, attribution }) => ({
    subject: `${workspace}：発言者の扱いが変わりました`,
    text: `発言者の扱いは次のとおりになりました：${{ named: "記名", chatham: "チャタムハウス・ルール", unattributed: "発言者を記さない" }[attribution]}。内容を読んで同意してから参加してください。これまでの発言は、発言時より緩く扱われることはありません。`,
  }),
  needs: ({ workspace, n }) => ({
    subject: n === 0 ? `${workspace}：回答受付中のお知らせ` : `${workspace}：ご回答のお願い`,
    text:
      n === 0
        ? "氏名を表示しない回答を受け付けているため、対象の全員にお送りしています。あなたは回答済みで、対応は不要です。"
        : `ご回答をお待ちしている事項が${n}件あります。`,
  }),
  confirmAddress: ({ workspace, name, code }) => ({
    subject: `${workspace}：メールアドレスの確認`,
    text: `${name}様\n\nこのアドレスの確認コードは次のとおりです。\n\n${code}\n\n15分以内に「設定」のページで入力してください。確認済みのアドレスがあれば、コードで席に戻れます。お心当たりがない場合は、何もなさらないでください。\n`,
  }),
  comeBack: ({ panels, code }) => ({
    subject: "席に戻るための確認コード",
    text: `このアドレスで次の席に戻る手続が行われました。\n\n${panels.join("\n")}\n\n確認コードは次のとおりです。\n\n${code}\n\nコードは15分間、手続を行ったページでのみ有効です。お心当たりがない場合は何もせず、コードを誰にも伝えないでください。\n`,
  }),
  framed: ({ name, text, url }) => `${name}様\n\n${text}\n\n${url}\n`,
}
