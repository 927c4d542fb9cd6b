/** Whether a command's name is listed, by itself or (`note.`) with all of its noun. */
export function matches(names, name) {
  return names.some((each) => name === each || (each.endsWith(".") && name.startsWith(each)));
}
