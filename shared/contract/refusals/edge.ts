/** Refusals of the edge: what arrives malformed, without a seat, too large, too fast or too old. */
export const edgeRefusals = {
  "bad-input": {
    status: 400,
    text: {
      en: "This was not understood: {detail}. Nothing was changed.",
      zh: "无法识别该内容：{detail}。未作任何更改。",
      ja: "内容を読み取れませんでした：{detail}。何も変更されていません。",
    },
  },
  "unknown-command": {
    status: 400,
    text: {
      en: "This page is older than the server. Reload to continue; nothing is lost.",
      zh: "本页版本较旧，请重新载入，内容不会丢失。",
      ja: "このページは古い版です。再読み込みしてください。内容は失われません。",
    },
  },
  "sign-in": {
    status: 401,
    text: {
      en: "Please join by your link first.",
      zh: "请先通过您的链接加入。",
      ja: "先に招待リンクから参加してください。",
    },
  },
  "no-access": {
    status: 403,
    text: {
      en: "You have no access to this, or no longer.",
      zh: "您没有或已不再有访问权限。",
      ja: "アクセス権がないか、なくなりました。",
    },
  },
  "foreign-origin": {
    status: 403,
    text: {
      en: "This page's address is not one that the server knows. Its administrator sets PUBLIC_URL.",
      zh: "服务器不认识本页的地址，请管理员设置PUBLIC_URL。",
      ja: "このページのアドレスはサーバーに登録されていません。管理者がPUBLIC_URLを設定してください。",
    },
  },
  "not-found": {
    status: 404,
    text: {
      en: "There is nothing at this address, or you may not see it.",
      zh: "此处没有内容，或您无权查看。",
      ja: "該当するものがないか、閲覧できません。",
    },
  },
  "too-large": {
    status: 413,
    text: {
      en: "This is too large to send (at most {max} bytes). Nothing was lost.",
      zh: "内容过大，无法发送（上限{max}字节）。内容未丢失。",
      ja: "大きすぎて送信できません（上限{max}バイト）。入力内容は失われていません。",
    },
  },
  "too-fast": {
    status: 429,
    text: {
      en: "Too many actions at once. Try again in {n} seconds.",
      zh: "操作过于频繁，请{n}秒后再试。",
      ja: "操作が多すぎます。{n}秒後にもう一度お試しください。",
    },
  },
  internal: {
    status: 500,
    text: {
      en: "This did not work. What was saved is safe. Please quote {id}.",
      zh: "操作未成功，已保存的内容不受影响。求助时请提供编号{id}。",
      ja: "処理できませんでした。保存済みの内容に影響はありません。お問い合わせの際は{id}をお知らせください。",
    },
  },
  busy: {
    status: 503,
    text: {
      en: "The server is busy. Nothing was lost; try again in a moment.",
      zh: "服务器繁忙，内容未丢失，请稍后再试。",
      ja: "サーバーが混み合っています。内容は失われていません。少し後にもう一度お試しください。",
    },
  },
  draining: {
    status: 503,
    text: {
      en: "The server is restarting. Your page carries on by itself.",
      zh: "服务器正在重启，页面会自动恢复。",
      ja: "サーバーを再起動しています。このページは自動的に再開します。",
    },
  },
} as const
