/** The oldest browsers in which every page opens: the join page says so, and a test holds the built files against them. */
export const oldestBrowsers = { chrome: "123", firefox: "126", safari: "17.5" } as const
