class Present
  def initialize(item, title: nil)
    @title = title || item.title
    @kind = kind(item) unless title
  end

  def self.form(name, object)
    if name.is_a?(String)
      raise ArgumentError, "object is required" unless object

      name
    else
      name.object
    end
  end

  private

  def kind(item)
    item.minor? ? "minor" : "major"
  end
end

class Index
  def call(title)
    Present.new(nil, title: title)
  end

  def field(form, object: nil)
    Present.form(form, object)
  end
end
