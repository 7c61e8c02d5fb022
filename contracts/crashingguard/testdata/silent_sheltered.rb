class Handles
  def self.find!(handle)
    found = look_up(handle)
    raise NotFound if handle.is_a?(Array) && found.empty?

    found || raise(NotFound)
  end

  def self.plain!(handle)
    found = look_up(handle)
    raise NotFound if found.empty? # want crashing-guard found

    found || raise(NotFound)
  end
end
