# What messages to the whole give is no key; keys that are fetched or tested are answered for.
class ReadNumbers
  def call(text)
    return if text.nil?

    rows = JSON.parse(text)
    rows.sort.first(2)
    rows.map(&:to_s).join
    JSON.parse(text).fetch("name").strip
    name = JSON.parse(text)["name"]
    raise ArgumentError, "name" if name.nil?

    name.strip
  end
end
