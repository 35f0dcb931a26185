"""The worksheet of a firm: eight stages of its value chain, and the memo that follows from them.

The files of this room run in CPython and, the same files, in the MicroPython of a page. So they
import `math`, each other and the arithmetic of the class game only, and keep to what both do alike.
They hold no words: what a memo says is a key and its slots, and the language file has the sentence.
"""
