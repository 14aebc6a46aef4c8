/**
 * The oldest browsers in which every page opens. The join page names them, and a test checks the built files against
 * them.
 */
export const oldestBrowsers = { chrome: "123", firefox: "126", safari: "17.5" } as const
