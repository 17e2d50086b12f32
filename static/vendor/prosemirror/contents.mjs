export { Schema, Fragment, Slice, DOMParser, DOMSerializer } from "prosemirror-model";
export { EditorState, Plugin, PluginKey, TextSelection, NodeSelection } from "prosemirror-state";
export { EditorView, Decoration, DecorationSet } from "prosemirror-view";
export { history, undo, redo } from "prosemirror-history";
export { keymap } from "prosemirror-keymap";
export { baseKeymap, toggleMark, setBlockType, chainCommands } from "prosemirror-commands";
export { wrapInList, splitListItem, liftListItem } from "prosemirror-schema-list";
export { InputRule, inputRules, wrappingInputRule, textblockTypeInputRule } from "prosemirror-inputrules";
