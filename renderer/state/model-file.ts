/** Whether a file is one of a trained model, by its name or by what it says of itself: a damaged one must be told what it is. */
export function isModelFile({ name, text }: { readonly name: string; readonly text: string }): boolean {
  return name.toLowerCase().endsWith('.model.json') || /"format"\s*:\s*"nandrite\.model"/.test(text.slice(0, 1000));
}
