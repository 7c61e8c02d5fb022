# A guard that breaks on nil, or lets only nil pass, is another rule's finding about the same obligation.
class Rename
  def call(names)
    raise ArgumentError, "too many names" if names.size > 10

    names.each { |name| Title.create!(text: name) }
  end

  def one(title)
    raise ArgumentError, "title is required" if title.present?

    title.update!(text: "x")
  end
end

class Title < ApplicationRecord
end
