class BaseTrays
  def tray(name)
    Trays.all.find { |tray| tray.name == name } || raise(NoTray, name)
  end

  def row(name)
    Tray.find_by(name: name) or raise NoTray, name
  end

  def label(name)
    name || raise(NoTray)
  end
end

class SpareTrays < BaseTrays
  def tray(name) # want weakened-postcondition tray
    Trays.spare.find { |tray| tray.name == name }
  end

  def row(name) # want weakened-postcondition row
    Tray.find_by(spare: name)
  end

  def label(name)
    Tray.find_by(label: name)
  end
end

class OldTrays < BaseTrays
  def tray(name)
    Trays.old.find { |tray| tray.name == name } || raise(NoTray, name)
  end

  def row(name) = Tray.find_by!(old: name)
end
