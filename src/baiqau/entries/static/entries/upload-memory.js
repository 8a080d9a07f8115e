// What this device remembers of a file: where its upload lies.
const uploadMemory = (entry, told, file) => {
  const place = told.get("form") || told.get("question");
  const name = ["upload", entry, place, told.get("replaces"), file.name, file.size, file.lastModified].join("|");
  return {
    get: () => localStorage.getItem(name),
    set: (url) => localStorage.setItem(name, url),
    forget: () => localStorage.removeItem(name),
  };
};
