class DropDrive
  def call(drive)
    gone = drive.destroy
    respond_to do |format|
      if gone
        format.html { redirect_to :drives }
      else
        format.html { redirect_to drive }
      end
    end
  end
end
