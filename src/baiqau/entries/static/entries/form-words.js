// What a person wrote in a form: read by field, and put back.
class FormWords {
  static ASIDE = new Set(["csrfmiddlewaretoken", "written_on", "torn"]);

  static of(form) {
    const told = {};
    for (const [name, value] of new FormData(form)) {
      if (!FormWords.ASIDE.has(name)) (told[name] ||= []).push(value);
    }
    return told;
  }

  static fill(form, name, values) {
    const inputs = [...form.elements].filter((one) => one.name === name);
    inputs.forEach((input, place) => {
      if (input.type === "radio" || input.type === "checkbox") input.checked = values.includes(input.value);
      else input.value = values[place] || "";
      input.dispatchEvent(new Event("filled"));
    });
  }

  static same(one, other) {
    return JSON.stringify(one || []) === JSON.stringify(other || []);
  }
}
