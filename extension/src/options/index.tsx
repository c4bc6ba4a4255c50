import { render } from "preact";
import { locale, word } from "../shared/words";
import { Options } from "./options";

document.documentElement.lang = locale();
document.title = word("optionsTitle");
render(<Options />, document.body);
