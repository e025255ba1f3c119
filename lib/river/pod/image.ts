/** Whether an image is Alloy's, from whichever registry: the last part of its name is `alloy`. */
export const isAlloy = (image: string): boolean => /(^|\/)alloy(-dev)?([:@]|$)/.test(image);
