class Wipe
  def call(name)
    box = Box.find_by(name: name) # want unchecked-lookup box @information
    begin
      box.wipe
    rescue
      :later
    end
  end

  def strict(name)
    box = Box.find_by(name: name) # want unchecked-lookup box @warning
    begin
      box.wipe
    rescue StandardError
      raise Gone
    end
  end
end
