"""An OFD file, read by nothing of ours: its parts by the paths that they name each other by, and what its pages draw."""
import posixpath
import zipfile

from lxml import etree

OFD = "{http://www.ofdspec.org/2016}"
TAGS = "{urn:x-nianbao:tags}"


class Package:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()
        self.entry = self.part("OFD.xml")
        self.document_name = self.resolve("OFD.xml", self.entry.findtext(f".//{OFD}DocRoot"))
        self.document = self.part(self.document_name)
        self.pages = [(int(page.get("ID")), self.resolve(self.document_name, page.get("BaseLoc")))
                      for page in self.document.iter(f"{OFD}Page")]
        self.resources_name = self.resolve(self.document_name, self.document.findtext(f".//{OFD}PublicRes"))
        self.resources = self.part(self.resources_name)

    def part(self, name):
        return etree.fromstring(self.archive.read(name))

    @staticmethod
    def resolve(of, location):
        """A location in a part, as a name in the package."""
        return location[1:] if location.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(of), location))

    def listed(self, element):
        """The part that Document.xml names by an element, and its name; none if there is no such element."""
        location = self.document.findtext(f"{OFD}{element}")
        name = location and self.resolve(self.document_name, location)
        return name and (name, self.part(name))

    def fonts(self):
        """Each font's number, name and file."""
        base = posixpath.join(posixpath.dirname(self.resources_name), self.resources.get("BaseLoc"))
        for font in self.resources.iter(f"{OFD}Font"):
            name = posixpath.join(base, font.findtext(f"{OFD}FontFile"))
            yield int(font.get("ID")), font.get("FontName"), self.archive.read(name)

    def data(self):
        """The report's JSON, by the list of attachments; none if there is none."""
        listed = self.listed("Attachments")
        if not listed:
            return None
        (attachment,) = listed[1]
        return self.archive.read(self.resolve(listed[0], attachment.findtext(f"{OFD}FileLoc")))

    def tags(self):
        """The tag file."""
        name, listed = self.listed("CustomTags")
        return self.part(self.resolve(name, listed.findtext(f".//{OFD}FileLoc")))


def deltas(text):
    """DeltaX as one number for each advance."""
    words, found = iter((text or "").split()), []
    for word in words:
        if word == "g":
            times = int(next(words))
            found += [float(next(words))] * times
        else:
            found.append(float(word))
    return found


def codes(text_object):
    """The characters of a text object, each with its place in the boundary."""
    for code in text_object.iter(f"{OFD}TextCode"):
        x, y, advances = float(code.get("X")), float(code.get("Y")), deltas(code.get("DeltaX"))
        for index, character in enumerate(code.text):
            yield character, x, y
            x += advances[index] if index < len(advances) else 0


def box(element):
    return [float(word) for word in element.get("Boundary").split()]


def matrix(element):
    """CTM, or the identity."""
    return [float(word) for word in (element.get("CTM") or "1 0 0 1 0 0").split()]
